/** The page's own script: what opens the concierge is an element of the page. */
document.querySelector('#ask').addEventListener('click', () => window.concierge('open'));
