/** Brought from another channel, and good once: out of the address with it, before anybody keeps or passes it on. */
export function broughtOver(): string | null {
  const url = new URL(location.href);
  for (const name of ['concierge-resume', 'resume']) {
    const word = url.searchParams.get(name);
    if (!word || !ours.test(word)) continue;
    url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
    return word;
  }
  return null;
}

/** `resume` was our name once, and may be the shop's own for something else. */
const ours = /^[0-9A-Z]{16}$/;
