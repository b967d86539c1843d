/** All keys of the walk, in 20 lines so that they fit the smallest terminal. */
export const HELP: readonly string[] = [
  '  d  done, only after the work is done      p  problem: done, and something is wrong',
  '  c  cannot be done now                     x  does not apply here (n/a)',
  '',
  '  e  edit note: this line of the list should change',
  '  n  note on the item                       a  attach a file (copied, named by its content)',
  '  u  take the answer back                   h  the how-to of the item',
  '',
  '  b  back (also Left, Up)                   j  jump to a number or to words',
  '  s  leave it for later                     f  what is open, and finish',
  '  Tab, Shift-Tab  another list of the visit, keeping the place',
  '  m  on site or remote                      q  pause: everything is kept (also Ctrl-C)',
  '',
  '  Numbers and dates: type them, Enter. Words: type them, Enter; a leading / gives the keys.',
  '  Enter alone never ticks. Problem, cannot and n/a want a few words why.',
  '  In words: Esc goes back, Ctrl-U clears, a paste of many lines stays one note.',
];
