// For pages of the staff area alone. Every page works without it.

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
