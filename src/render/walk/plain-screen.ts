import type { Visit } from '../../domain/walk/visit.ts';
import { type Line, line, plain, span } from '../text.ts';
import { toScreen } from './screen.ts';

/** The screen of a visit as lines to be read from top to bottom, and the prompt behind them. */
export function toPlainScreen(visit: Visit, at: string): { lines: Line[]; prompt: string } {
  const frame = toScreen(visit, { columns: 78, rows: 200, unicode: false }, at);
  const said = frame.lines.map((one) => plain(one).trimEnd());
  const [head = '', , ...rest] = said;
  // The line for typing is the prompt here.
  const typed = (text: string) => visit.screen.at === 'words' && (text === '>' || text.startsWith('> '));
  const shown = rest.filter((text) => text !== '' && !typed(text));
  const offered =
    visit.screen.at === 'words' && visit.screen.offered !== undefined
      ? ` [${visit.screen.offered.replace(/\n/g, ' / ')}]`
      : '';
  const lines = ['', head.replace(/\s{2,}/g, '  '), ...shown].map((text) => line(span(text)));
  return { lines, prompt: `${offered.trimStart()}> ` };
}
