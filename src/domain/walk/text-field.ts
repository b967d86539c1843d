/** A line or more of typed text with a cursor, which counts in UTF-16 units and always stands between graphemes. */
export interface TextField {
  text: string;
  cursor: number;
}

export const emptyField: TextField = { text: '', cursor: 0 };

export function fieldOf(text: string): TextField {
  return { text, cursor: text.length };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function before(field: TextField): number {
  let last = 0;
  for (const { index } of graphemes.segment(field.text.slice(0, field.cursor))) last = index;
  return last;
}

function after(field: TextField): number {
  const [next] = graphemes.segment(field.text.slice(field.cursor));
  return field.cursor + (next?.segment.length ?? 0);
}

export function insertText({ text, cursor }: TextField, typed: string): TextField {
  return { text: text.slice(0, cursor) + typed + text.slice(cursor), cursor: cursor + typed.length };
}

function remove({ text }: TextField, from: number, to: number): TextField {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** The field after an editing key; undefined when the key does not edit. */
export function editField(field: TextField, key: string): TextField | undefined {
  const { text, cursor } = field;
  switch (key) {
    case 'backspace':
      return cursor === 0 ? field : remove(field, before(field), cursor);
    case 'delete':
      return remove(field, cursor, after(field));
    case 'left':
      return { text, cursor: before(field) };
    case 'right':
      return { text, cursor: after(field) };
    case 'home':
    case 'ctrl-a':
      return { text, cursor: text.lastIndexOf('\n', cursor - 1) + 1 };
    case 'end':
    case 'ctrl-e': {
      const end = text.indexOf('\n', cursor);
      return { text, cursor: end === -1 ? text.length : end };
    }
    case 'ctrl-u':
      return remove(field, 0, cursor);
    case 'ctrl-k':
      return remove(field, cursor, text.length);
    case 'ctrl-w': {
      const start = /\S*\s*$/.exec(text.slice(0, cursor))?.index ?? 0;
      return remove(field, start, cursor);
    }
    default:
      return undefined;
  }
}
