// The walk's own full-screen loop on raw keys, because a prompt library loses what arrives between two prompts, drops
// all but the first line of a paste, scrolls the item away, and dies of a closed terminal: here bursts of typing ahead,
// pastes, resizing, Ctrl-Z, SIGHUP and a vanished terminal all become keys in one strict order.

import type { Host } from './host.ts';
import { openKeyboard } from './keyboard.ts';
import type { SafeOutput } from './output.ts';
import type { Painter } from './painter.ts';
import { createScreen, enterScreen, leaveScreen, type Size } from './screen.ts';
import type { KeySession } from './terminal.ts';

export interface SessionParts {
  host: Host;
  output: SafeOutput;
  paint: Painter;
  size: () => Size;
  bracketedPaste: boolean;
}

export function openKeySession({ host, output, paint, size, bracketedPaste }: SessionParts): KeySession {
  const screen = createScreen(paint);
  let open = true;
  const keyboard = openKeyboard(
    host,
    output,
    {
      enter: () => {
        screen.forget();
        output.write(enterScreen);
      },
      leave: () => output.write(leaveScreen),
    },
    bracketedPaste,
  );
  return {
    next: keyboard.next,
    pending: keyboard.pending,
    paint: (frame) => {
      if (open) output.write(screen.update(frame, size()));
    },
    close: () => {
      open = false;
      keyboard.close();
    },
  };
}
