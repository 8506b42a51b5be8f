type Mode = 'reply' | 'note';

/**
 * Puts the cursor into one of the two boxes: at once where it stands, so that the next key is a letter and no command;
 * otherwise in the frame in which it has been drawn. A box that never comes is let be.
 */
export function focusComposer(mode: Mode, frames = 60): void {
  if (focused(mode) || frames === 0) return;
  requestAnimationFrame(() => focusComposer(mode, frames - 1));
}

function focused(mode: Mode): boolean {
  const box = document.getElementById(`composer-${mode}`);
  box?.focus();
  return box !== null;
}
