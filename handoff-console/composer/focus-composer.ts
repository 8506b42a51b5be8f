/** Puts the cursor into one of the two boxes, in the frame in which its tab has been drawn; a box that never comes is let be. */
export function focusComposer(mode: 'reply' | 'note', frames = 60): void {
  requestAnimationFrame(() => {
    const box = document.getElementById(`composer-${mode}`);
    if (box !== null) box.focus();
    else if (frames > 0) focusComposer(mode, frames - 1);
  });
}
