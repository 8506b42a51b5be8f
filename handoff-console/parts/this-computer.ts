/** Keys as this computer's keyboard names them. */
export function forThisComputer(keys: string): string {
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  return apple ? keys : keys.replace('⌘⇧', 'Ctrl+Shift+').replace('⌘', 'Ctrl+');
}
