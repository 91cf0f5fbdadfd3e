// Filters the page and opens certificates from the picture. Without it everything is shown.
(() => {
  const form = document.getElementById('filters');
  const text = document.getElementById('filter-text');
  const account = document.getElementById('filter-account');
  const state = document.getElementById('filter-state');
  const result = document.getElementById('filter-result');
  const items = [...document.querySelectorAll('[data-filter]')];
  const nodes = [...document.querySelectorAll('.picture [data-id]')];
  const certificates = new Map(
    items.filter((item) => item.dataset.id).map((item) => [item.dataset.id, item]),
  );

  const hasState = (element) =>
    state.value === '' ||
    element.dataset.state === undefined ||
    (state.value === 'changed'
      ? element.dataset.state !== 'unchanged'
      : element.dataset.state === state.value);
  const hasAccount = (element) => account.value === '' || element.dataset.account === account.value;

  function apply() {
    const words = text.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      item.hidden = !(hasAccount(item) && hasState(item) && item.dataset.text.includes(words));
      if (!item.hidden) shown += 1;
    }
    for (const node of nodes) {
      const certificate = certificates.get(node.dataset.id);
      const isNamed = certificate ? certificate.dataset.text.includes(words) : words === '';
      node.classList.toggle('dimmed', !(hasAccount(node) && hasState(node) && isNamed));
    }
    const isFiltered = words !== '' || account.value !== '' || state.value !== '';
    result.textContent = isFiltered ? `${shown} of ${items.length} shown` : '';
  }

  function open(node) {
    const certificate = certificates.get(node.dataset.id);
    if (!certificate) return;
    certificate.hidden = false;
    certificate.open = true;
    certificate.querySelector('summary').focus();
    certificate.scrollIntoView({ block: 'center' });
  }

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  for (const node of nodes) {
    if (!certificates.has(node.dataset.id)) continue;
    node.setAttribute('tabindex', '0');
    node.setAttribute('role', 'button');
    node.addEventListener('click', () => open(node));
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      open(node);
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.matches('input, select')) return;
    event.preventDefault();
    text.focus();
  });

  const opened = [];
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened.splice(0)) details.open = false;
  });
})();
