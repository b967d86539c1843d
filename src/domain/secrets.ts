/** Something in typed words that looks like a secret (P66): it must never land in a result by accident. */
export interface Secret {
  start: number;
  end: number;
  /** What it looks like. */
  kind: string;
}

/** Each takes time that grows with the text and no faster: a paste of a log is searched at every Enter. */
const PATTERNS: readonly { kind: string; pattern: RegExp }[] = [
  {
    kind: 'a private key',
    pattern: /-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,32}PRIVATE KEY-----|$)/g,
  },
  {
    kind: 'a password',
    pattern:
      /\b(?:pass(?:word|wd|wort|phrase)?|pwd|kennwort|has[lł]o|mot de passe|contraseña|pin|secret|token|api[-_ ]?key)\b\s*(?::|=|\bis\b|\bist\b)\s*("[^"\n]+"|\S+)/giu,
  },
  {
    kind: 'a token',
    pattern:
      /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[0-9A-Z]{16}\b|AIza[0-9A-Za-z_-]{35}|sk-[A-Za-z0-9_-]{20,}|eyJ[\w-]{8,1024}\.eyJ[\w-]{8,}\.[\w-]+)/g,
  },
  { kind: 'a password in an address', pattern: /(?<=[a-z][a-z0-9+.-]{0,31}):\/\/[^\s/:@]+:([^\s/@]+)@/gi },
];

/** Words after "password is" that tell about a password without telling it. */
const HARMLESS =
  /^"?(?:in|at|with|by|from|the|not|no|was|has|set|kept|known|changed|stored|unchanged|ok|fine|expired|expires|strong|weak|reset|required|empty|missing|lost|vault|keepass|bitwarden|\*+|…)\b/i;

/** The secrets in a text, in order. */
export function findSecrets(text: string): Secret[] {
  let found: Secret[] = [];
  for (const { kind, pattern } of PATTERNS) {
    const before = found;
    const more: Secret[] = [];
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[0];
      if (match[1] !== undefined && kind === 'a password' && (HARMLESS.test(secret) || /^\*+$/.test(secret))) continue;
      const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(secret));
      const end = start + secret.length;
      // Both are in the order of the text.
      while ((before[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
      if ((before[at]?.start ?? Number.POSITIVE_INFINITY) >= end) more.push({ start, end, kind });
    }
    found = [...before, ...more].sort((a, b) => a.start - b.start);
  }
  return found;
}

/** Why words cannot be taken as they are; undefined when they hold nothing that looks like a secret. */
export function secretTrouble(words: string | undefined): string | undefined {
  const [secret] = findSecrets(words ?? '');
  return secret ? `this holds what looks like ${secret.kind}; write ****** instead` : undefined;
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
