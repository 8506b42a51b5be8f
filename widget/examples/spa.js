/** A shop without page loads: the history decides what is shown, and the concierge is told about it. */
const pieces = {
  'nuit-clutch': { sku: 'NUIT-CLUTCH-BLACK', title: 'Nuit clutch', price: 129000 },
  'quai-bucket': { sku: 'QUAI-BUCKET-BURGUNDY', title: 'Quai bucket', price: 185000 },
  'seine-tote': { sku: 'SEINE-TOTE-COGNAC', title: 'Seine tote', price: 248000 },
};
const title = document.querySelector('#title');

// Calls wait in a list until the concierge is there.
window.concierge ??= Object.assign((...call) => window.concierge.q.push(call), { q: [] });

function show() {
  const piece = pieces[new URLSearchParams(location.search).get('piece')];
  title.textContent = piece?.title ?? 'This season';
  document.title = `${title.textContent} | Maison Meridon`;
  window.concierge('page', piece ? { type: 'product', currency: 'EUR', ...piece } : { type: 'home' });
}

addEventListener('popstate', show);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="?piece="]');
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show();
  scrollTo(0, 0);
});
show();
