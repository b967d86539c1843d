/** The shells that there is completion for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * What a shell loads for completion. All of it is fixed text: names are asked of "mmc complete" at every Tab, so that
 * nothing of a workspace ever becomes part of a script.
 */
export function toCompletionScript(shell: Shell): string {
  return SCRIPTS[shell];
}

const BASH = `# Completion of mmc for bash. Try it with:  source <(mmc completion bash)
# "mmcheck" is asked first, because on Windows "mmc" is the Management Console.
__mmc_ask() {
  if type -P mmcheck >/dev/null; then command mmcheck complete -- "$@"
  elif [[ $OSTYPE != msys* && $OSTYPE != cygwin* ]]; then command mmc complete -- "$@"
  fi 2>/dev/null
}

__mmc() {
  COMPREPLY=()
  # bash cuts words at "=" and ":", too; what no space parts belongs together.
  local rest=\${COMP_LINE:0:COMP_POINT} words=() at token gap
  for ((at = 0; at <= COMP_CWORD; at++)); do
    token=\${COMP_WORDS[at]}
    gap=\${rest%%[![:space:]]*}
    rest=\${rest#"$gap"}
    ((at == COMP_CWORD)) && token=$rest
    rest=\${rest#"$token"}
    if [[ -n $gap || \${#words[@]} -eq 0 ]]; then words+=("$token"); else words[\${#words[@]} - 1]+=$token; fi
  done
  local current=\${words[\${#words[@]} - 1]} last=$token open=''
  [[ $last =~ ^[=:]+$ ]] && last=''
  [[ $last == [\\"\\']* ]] && open=\${last:0:1}
  local lead=\${current%"$last"} plain=()
  for token in "\${words[@]:1}"; do plain+=("\${token//[\\\\\\"\\']/}"); done
  local answer value words_of line
  answer=$(__mmc_ask "\${plain[@]}")
  case $answer in
    :files | :folders)
      compopt -o filenames 2>/dev/null
      local kind=-f
      [[ $answer == :folders ]] && kind=-d
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$kind" -- "\${last#"$open"}")
      return ;;
    '') return ;;
  esac
  while IFS= read -r line; do
    value=\${line%%$'\\t'*}
    words_of=\${line#"$value"}
    value=\${value#"\${lead//[\\\\\\"\\']/}"}
    [[ -z $open ]] && printf -v value %q "$value"
    # Only the list of a second Tab has room for descriptions; what is inserted has not.
    [[ $COMP_TYPE == 63 && -n $words_of ]] && value="$value  (\${words_of#?})"
    COMPREPLY+=("$value")
  done <<<"$answer"
  if [[ \${#COMPREPLY[@]} -eq 1 ]]; then COMPREPLY[0]=\${COMPREPLY[0]%%  (*}; fi
}

complete -o nosort -F __mmc mmc mmcheck 2>/dev/null || complete -F __mmc mmc mmcheck
`;

const ZSH = `#compdef mmc mmcheck
# Completion of mmc for zsh: a file _mmc in a folder of $fpath, or  source <(mmc completion zsh)  behind compinit.
# "mmcheck" is asked first, because on Windows "mmc" is the Management Console.
_mmc() {
  local program=mmc answer line value described=()
  (( $+commands[mmcheck] )) && program=mmcheck
  local -a typed=("\${(@Q)words[2,CURRENT-1]}")
  answer=$(command $program complete -- "\${typed[@]}" "\${(Q)PREFIX}" 2>/dev/null)
  case $answer in
    :files) [[ $PREFIX == --* ]] && compset -P '*='; _files; return ;;
    :folders) [[ $PREFIX == --* ]] && compset -P '*='; _files -/; return ;;
    '') return 1 ;;
  esac
  for line in "\${(@f)answer}"; do
    value=\${\${line%%$'\\t'*}//:/\\\\:}
    if [[ $line == *$'\\t'* ]]; then described+=("$value:\${line#*$'\\t'}"); else described+=("$value"); fi
  done
  _describe -V mmc described
}

if [[ $funcstack[1] == _mmc ]]; then _mmc "$@"; else compdef _mmc mmc mmcheck; fi
`;

const FISH = `# Completion of mmc for fish: ~/.config/fish/completions/mmc.fish, and the same as mmcheck.fish.
# "mmcheck" is asked first, because on Windows "mmc" is the Management Console.
function __mmc_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l plain (string replace -ra '[\\\\\\\\"\\']' '' -- $current)
    test -n "$plain"; or set plain ''
    set -l program mmc
    type -fq mmcheck; and set program mmcheck
    set -l answer (command $program complete -- $words $plain 2>/dev/null)
    set -l lead (string match -r '^--[^=]*=' -- $plain)
    switch "$answer[1]"
        case ':files'
            set answer (__fish_complete_path (string replace -- "$lead" '' $plain))
        case ':folders'
            set answer (__fish_complete_directories (string replace -- "$lead" '' $plain) '')
        case '*'
            set lead ''
    end
    for line in $answer
        echo -- "$lead$line"
    end
end

complete -c mmc -e
complete -c mmcheck -e
complete -c mmc -f -k -a '(__mmc_complete)'
complete -c mmcheck -f -k -a '(__mmc_complete)'
`;

const POWERSHELL = `# Completion of mmc for PowerShell: put this line into $PROFILE:
#   mmcheck completion powershell | Out-String | Invoke-Expression
# "mmcheck" is asked, because on Windows "mmc" is the Management Console.
Register-ArgumentCompleter -Native -CommandName mmc, mmcheck -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $current = "$wordToComplete".Trim("'", '"')
    # Older versions drop an empty argument.
    if ($current -eq '') { $current = "''" }
    $answer = @(& mmcheck complete -- @words $current 2>$null)
    if ($answer.Count -eq 0 -or $answer[0] -in ':files', ':folders') { return }
    foreach ($line in $answer) {
        $value, $words = $line -split "\`t", 2
        $text = $value
        if ($value -notmatch '^[\\w./=:+-]+$') { $text = "'" + $value.Replace("'", "''") + "'" }
        $tip = if ($words) { $words } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $tip)
    }
}
`;

const SCRIPTS: Record<Shell, string> = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL };
