/** Puts the cursor into one of the two boxes, after its tab has been drawn. */
export function focusComposer(mode: 'reply' | 'note'): void {
  requestAnimationFrame(() => document.getElementById(`composer-${mode}`)?.focus());
}
