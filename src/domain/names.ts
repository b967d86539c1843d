const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;

/** Whether a text can be part of a path: lower case, no name that Windows reserves. */
export function isSlug(text: string): boolean {
  return SLUG.test(text) && !RESERVED.test(text);
}

/** Why a file or folder name cannot exist on every system; undefined when it can. */
export function portableNameTrouble(name: string): string | undefined {
  if (RESERVED.test(name)) return 'Windows keeps this name for a device';
  if (/[<>:"|?*\\\u0000-\u001f]/.test(name)) return 'Windows does not allow one of its characters';
  if (/[. ]$/.test(name)) return 'Windows drops a dot or space at the end';
  if (name.startsWith('-')) return 'a name that begins with "-" looks like an option';
  if (Buffer.byteLength(name) > 255) return 'it is too long';
  return undefined;
}

/** The same for two names that are one file on some systems: letter case and Unicode normal form do not count. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
