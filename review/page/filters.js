// Filters and sorts the page, and opens what is linked to. Without it everything is shown.
(() => {
  const form = document.getElementById('filters');
  const text = document.getElementById('filter-text');
  const severity = document.getElementById('filter-severity');
  const account = document.getElementById('filter-account');
  const state = document.getElementById('filter-state');
  const sort = document.getElementById('sort');
  const sorted = document.getElementById('sorted');
  const result = document.getElementById('filter-result');
  const items = [...document.querySelectorAll('[data-filter]')];
  const nodes = [...document.querySelectorAll('.picture [data-id]')];
  const inOrder = items.filter((item) => item.dataset.id);
  const certificates = new Map(inOrder.map((item) => [item.dataset.id, item]));

  const hasState = (element) =>
    state.value === '' ||
    element.dataset.state === undefined ||
    (state.value === 'changed'
      ? element.dataset.state !== 'unchanged'
      : element.dataset.state === state.value);
  const hasSeverity = ({ dataset }) =>
    severity.value === '' || dataset.severity === undefined || dataset.severity === severity.value;
  const hasAccount = (element) => account.value === '' || element.dataset.account === account.value;

  function apply() {
    const words = text.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      item.hidden = !(
        hasAccount(item) &&
        hasState(item) &&
        hasSeverity(item) &&
        item.dataset.text.includes(words)
      );
      if (!item.hidden) shown += 1;
    }
    for (const node of nodes) {
      const certificate = certificates.get(node.dataset.id);
      const isNamed = certificate ? certificate.dataset.text.includes(words) : words === '';
      node.classList.toggle('dimmed', !(hasAccount(node) && hasState(node) && isNamed));
    }
    const isFiltered = [words, severity.value, account.value, state.value].some((value) => value !== '');
    result.textContent = isFiltered ? `${shown} of ${items.length} shown` : '';
  }

  // What has no expiry comes last.
  const keys = {
    name: ({ dataset }) => dataset.name,
    expiry: ({ dataset }) => dataset.expiry || '9999',
  };

  function arrange() {
    const key = keys[sort.value];
    const arranged = key
      ? [...inOrder].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
      : inOrder;
    sorted?.append(...arranged);
  }

  function reveal(target) {
    target.hidden = false;
    if (target.tagName === 'DETAILS') target.open = true;
    target.scrollIntoView({ block: 'center' });
  }

  function open(node) {
    const certificate = certificates.get(node.dataset.id);
    if (!certificate) return;
    reveal(certificate);
    certificate.querySelector('summary').focus();
  }

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', apply);
  sort.addEventListener('input', arrange);
  form.addEventListener('reset', () =>
    setTimeout(() => {
      apply();
      arrange();
    }),
  );
  for (const link of document.querySelectorAll('main a')) {
    link.addEventListener('click', () => reveal(document.querySelector(link.hash)));
  }
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
