// What every page can do a little better with a script. Every page works without it.

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

// A search box says at once that it will suggest; the script for it comes when somebody goes to it. Going back to a
// list that was updated in place brings a box that is new.
const said = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false' }
const prepare = async (box, isUsed) => {
  if (!box.dataset?.suggest || box.hasAttribute('aria-controls')) return
  for (const name in said) box.setAttribute(name, said[name])
  // not to be had now: the words can be searched for all the same
  if (isUsed) (await import(box.dataset.suggest).catch(() => {}))?.offerSuggestions(box)
}
for (const box of document.querySelectorAll('[data-suggest]')) prepare(box, box === document.activeElement)
addEventListener('focusin', ({ target }) => prepare(target, true))
