/** The front-matter of a text and what stands below it; undefined without one, or where the form is unusual. */
export function frontMatterOf(whole: string): { yaml: string; body: string } | undefined {
  if (!whole.startsWith('---\n')) return undefined;
  const close = whole.indexOf('\n---', 3);
  const behind = whole[close + 4];
  if (close === -1 || (behind !== '\n' && behind !== undefined)) return undefined;
  return { yaml: whole.slice(4, close + 1), body: whole.slice(close + 5) };
}

/** Whether a text may have any of what makes a file unreadable: bytes that are no UTF-8, NUL, odd line ends, conflicts. */
export function isOdd(text: string): boolean {
  return text.includes('\ufffd') || text.includes('\r') || text.includes('\0') || /^[<>]{7} /m.test(text);
}
