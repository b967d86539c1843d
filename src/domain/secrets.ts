/** Something in typed words that looks like a secret (P66): it must never land in a result by accident. */
export interface Secret {
  start: number;
  end: number;
  /** What it looks like. */
  kind: string;
}

const PATTERNS: readonly { kind: string; pattern: RegExp }[] = [
  {
    kind: 'a private key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    kind: 'a password',
    pattern:
      /\b(?:pass(?:word|wd|wort|phrase)?|pwd|kennwort|has[lł]o|mot de passe|contraseña|pin|secret|token|api[-_ ]?key)\b\s*(?::|=|\bis\b|\bist\b)\s*(?!\s*$)("[^"\n]+"|\S+)/giu,
  },
  {
    kind: 'a token',
    pattern:
      /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|sk-[A-Za-z0-9_-]{20,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)\b/g,
  },
  { kind: 'a password in an address', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:([^\s/@]+)@/gi },
];

/** Words after "password is" that tell about a password without telling it. */
const HARMLESS =
  /^"?(?:in|at|with|by|from|the|not|no|was|has|set|kept|known|changed|stored|unchanged|ok|fine|expired|expires|strong|weak|reset|required|empty|missing|lost|vault|keepass|bitwarden|\*+|…)\b/i;

/** The secrets in a text, in order. */
export function findSecrets(text: string): Secret[] {
  const found: Secret[] = [];
  for (const { kind, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[0];
      if (match[1] !== undefined && kind === 'a password' && (HARMLESS.test(secret) || /^\*+$/.test(secret))) continue;
      const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(secret));
      if (!found.some((one) => start < one.end && one.start < start + secret.length))
        found.push({ start, end: start + secret.length, kind });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with every secret replaced by stars; how long it was is not told. */
export function maskSecrets(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of findSecrets(text)) {
    out += `${text.slice(at, start)}******`;
    at = end;
  }
  return out + text.slice(at);
}
