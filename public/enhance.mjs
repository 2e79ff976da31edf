// The only script of our own. Every page works without it; live updates are htmx attributes.

// Warn before leaving a form with unsaved changes; a save, by htmx or plain, clears the flag.
for (const form of document.querySelectorAll('form[data-guard]')) {
  let dirty = false
  form.addEventListener('input', () => {
    dirty = true
  })
  form.addEventListener('submit', () => {
    dirty = false
  })
  form.addEventListener('kept', () => {
    dirty = false
  })
  form.addEventListener('htmx:after:request', (event) => {
    if (event.detail?.ctx?.response?.raw?.ok ?? true) dirty = false
  })
  addEventListener('beforeunload', (event) => {
    if (dirty) event.preventDefault()
  })
}

// What only the editor and forms with lists to pick from need is not loaded by anybody else. Lists come first: they
// change what can take the focus.
const lists = document.querySelector('select[data-pick]') ? import('./pick.mjs') : Promise.resolve()
if (document.querySelector('form[data-autosave]')) lists.then(() => import('./edit.mjs'))
if (document.querySelector('form[data-review] .source')) import('./review.mjs')

// Copy buttons are hidden in the HTML and shown only where copying can work.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy)
      const status = button.parentElement.querySelector('[role=status]')
      status.textContent = ''
      try {
        await navigator.clipboard.writeText(text.innerText)
        // Only what changes is announced: also when it is copied again.
        status.textContent = button.dataset.done
      } catch {
        // The browser forbids it: what is selected can be copied by hand.
        getSelection().selectAllChildren(text)
      }
    })
  }
}

// The header menu covers the page, so Escape and a click beside it close it.
for (const menu of document.querySelectorAll('details.menu')) {
  const summary = menu.querySelector('summary')
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    if (menu.contains(document.activeElement)) summary.focus()
    menu.open = false
  })
  addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false
  })
}
