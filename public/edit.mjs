// The editor with a script: what is typed is kept, long texts are counted, buttons of lists lead to their item.

// Keeps what is typed 1.5 seconds after the last key, as a working copy; saving stays a button.
for (const form of document.querySelectorAll('form[data-autosave]')) {
  const state = document.getElementById('save-state')
  let timer
  let sending
  let typed = 0
  let kept = 0
  const say = (text, bad) => {
    state.querySelector('span').textContent = text
    state.classList.toggle('bad', bad)
  }
  const later = (wait = 1500) => {
    clearTimeout(timer)
    timer = setTimeout(keep, wait, false)
  }
  const keep = async (leaving = false) => {
    clearTimeout(timer)
    sending?.abort()
    const mine = new AbortController()
    const upTo = typed
    sending = mine
    try {
      const body = new URLSearchParams(new FormData(form))
      // a browser sends no more than 64 kB after its page is gone
      const keepalive = leaving && body.toString().length < 60_000
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body, signal: mine.signal, keepalive })
      const done = (answer.ok || answer.status === 409) && !answer.redirected
      if (done) {
        say(await answer.text(), !answer.ok)
        if (sending === mine) {
          kept = upTo
          form.dispatchEvent(new Event('kept'))
        }
      } else if (answer.status >= 500) throw new Error(answer.statusText)
      else say(form.dataset.out, true)
    } catch {
      if (mine.signal.aborted) return
      say(form.dataset.off, true)
      later(10_000)
    }
  }
  form.addEventListener('input', () => {
    typed += 1
    later()
  })
  // Whoever follows a link or closes the tab within those seconds loses nothing.
  addEventListener('visibilitychange', () => document.hidden && kept < typed && keep(true))
  addEventListener('pagehide', () => kept < typed && keep(true))
  // What is sent now is newer than what would be kept.
  form.addEventListener('submit', () => {
    kept = typed
    clearTimeout(timer)
    sending?.abort()
  })
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    form.requestSubmit(form.querySelector('button[value=save]'))
  })
}

// As the server counts: without spaces at the ends.
for (const text of document.querySelectorAll('textarea[data-max]')) {
  const count = document.getElementById(`${text.id}-n`)
  text.addEventListener('input', () => {
    const { length } = text.value.trim()
    count.lastElementChild.textContent = length
    count.classList.toggle('bad', length > Number(text.dataset.max))
  })
}

// After a button of a list, go on in the item it led to.
const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
if (target?.closest('form[data-autosave]')) {
  for (let fold = target; fold; fold = fold.parentElement) if (fold.localName === 'details') fold.open = true
  const fold = target.querySelector('details')
  if (fold) fold.open = true
  const control = target.matches('.in:not([hidden]), [tabindex]') ? target : target.querySelector('.in:not([hidden])')
  if (document.readyState === 'complete') control?.focus()
  else addEventListener('load', () => control?.focus())
}

// The section that is being read is current in the list of sections.
const links = new Map(
  [...document.querySelectorAll('.ed-nav a')].map((link) => [document.getElementById(link.hash.slice(1)), link]),
)
if (links.size > 0) {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue
        for (const link of links.values()) link.removeAttribute('aria-current')
        links.get(target)?.setAttribute('aria-current', 'true')
      }
    },
    { rootMargin: '-10% 0px -80%' },
  )
  for (const section of links.keys()) if (section) seen.observe(section)
}
