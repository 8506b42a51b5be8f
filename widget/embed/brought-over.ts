/** Brought from another channel, and good once: out of the address with it, before anybody keeps or passes it on. */
export function broughtOver(): string | null {
  const url = new URL(location.href);
  const word = url.searchParams.get('resume');
  url.searchParams.delete('resume');
  if (word) history.replaceState(history.state, '', url);
  return word;
}
