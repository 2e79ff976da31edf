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
