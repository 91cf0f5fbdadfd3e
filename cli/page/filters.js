// Filters the certificates. Without it all of them are shown.
(() => {
  const form = document.getElementById('filters');
  const text = document.getElementById('filter-text');
  const account = document.getElementById('filter-account');
  const state = document.getElementById('filter-state');
  const use = document.getElementById('filter-use');
  const result = document.getElementById('filter-result');
  const rows = [...document.querySelectorAll('#certificates tbody tr')].map((row) => ({
    row,
    account: row.dataset.account,
    states: [row.dataset.group, row.dataset.state],
    uses: row.dataset.uses.split(' '),
    text: row.textContent.toLowerCase(),
  }));

  function apply() {
    const words = text.value.trim().toLowerCase();
    let shown = 0;
    for (const each of rows) {
      const isShown =
        (account.value === '' || each.account === account.value) &&
        (state.value === '' || each.states.includes(state.value)) &&
        (use.value === '' || each.uses.includes(use.value)) &&
        each.text.includes(words);
      each.row.hidden = !isShown;
      if (isShown) shown += 1;
    }
    const isFiltered = [words, account.value, state.value, use.value].some((value) => value !== '');
    result.textContent = isFiltered ? `${shown} of ${rows.length} shown` : '';
  }

  form.hidden = rows.length === 0;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.matches('input, select')) return;
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
  // What a browser has kept of the form from before.
  if (rows.length > 0) apply();
})();
