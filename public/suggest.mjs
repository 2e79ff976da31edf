// Suggestions under a search box while somebody types (WAI-ARIA combobox with a listbox). Whatever goes wrong, the
// box is what it is without a script: a field whose words are searched for.

const pause = 120
const shortest = 2
const written = /[\p{L}\p{N}\p{M}]+/gu
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l')

function make(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** The label with the typed beginnings of its words marked. Only text nodes: what is shown was written by somebody. */
function markTyped(label, typed) {
  const parts = []
  let end = 0
  for (const { 0: word, index } of label.matchAll(written)) {
    const begun = typed.filter((each) => fold(word).startsWith(each)).sort((a, b) => b.length - a.length)[0]
    if (!begun) continue
    let length = 0
    while (fold(word.slice(0, length)).length < begun.length) length += 1
    parts.push(label.slice(end, index), make('mark', {}, word.slice(0, length)))
    end = index + length
  }
  return [...parts, label.slice(end)]
}

/** Makes a field the combobox that enhance.mjs has said it is, once. */
export function offerSuggestions(input) {
  if (input.hasAttribute('aria-controls')) return
  const { lang } = document.documentElement
  const id = `${input.id}-suggestions`
  const label = input.labels[0]?.textContent ?? ''
  const list = make('div', { id, class: 'suggestions', role: 'listbox', 'aria-label': label, hidden: '' })
  const status = make('span', { class: 'vh', role: 'status' })
  let options = []
  let active = -1
  let waiting
  let asking

  input.parentElement.append(list, status)
  input.setAttribute('aria-controls', id)

  const point = (to) => {
    options[active]?.setAttribute('aria-selected', 'false')
    active = to
    const option = options[to]
    if (!option) return input.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    input.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }
  const stop = () => {
    clearTimeout(waiting)
    asking?.abort()
  }
  const empty = () => {
    stop()
    point(-1)
    options = []
    list.hidden = true
    list.replaceChildren()
    input.setAttribute('aria-expanded', 'false')
  }
  const close = () => {
    empty()
    status.textContent = ''
  }
  const show = (items, typed) => {
    empty()
    const groups = new Map()
    options = items.map(({ group, label, language, note, kind, query, url }, i) => {
      const { pathname, search } = new URL(url)
      // A theme has a page of its own; who searches wants to go on narrowing
      const href = kind === 'theme' ? `/${lang}/catalogue?${query}` : pathname + search
      const name = make('span', language === lang ? {} : { lang: language }, ...markTyped(label, typed))
      const of = { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false', tabindex: '-1', href }
      // the space parts the two for who listens
      const option = make('a', of, name, ' ', make('span', { class: 'n' }, note))
      groups.set(group, [...(groups.get(group) ?? []), option])
      return option
    })
    // where a group begins later than another one's last, its options still stand together
    options = [...groups.values()].flat()
    for (const [name, members] of groups) {
      const heading = make('div', { role: 'presentation', class: 'label' }, name)
      list.append(make('div', { role: 'group', 'aria-label': name }, heading, ...members))
    }
    if (options.length === 0) return
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    // A keyboard on the screen leaves no room under a box that stands low
    const room = (visualViewport?.height ?? innerHeight) - input.getBoundingClientRect().bottom
    if (room < 150 && matchMedia('(pointer: coarse)').matches) input.scrollIntoView({ block: 'start' })
  }
  const ask = async () => {
    stop()
    const q = input.value.trim()
    if (q.length < shortest || !navigator.onLine) return close()
    asking = new AbortController()
    const { signal } = asking
    try {
      const address = `/api/v1/suggest?${new URLSearchParams({ q, lang })}`
      const answer = await fetch(address, { signal, credentials: 'omit' })
      const { items, summary } = answer.ok ? await answer.json() : { items: [], summary: '' }
      if (signal.aborted) return
      show(items, fold(q).match(written) ?? [])
      status.textContent = summary
    } catch {
      if (!signal.aborted) close()
    }
  }

  input.addEventListener('input', () => {
    point(-1)
    clearTimeout(waiting)
    waiting = setTimeout(ask, pause)
  })
  input.addEventListener('keydown', (event) => {
    // What an input method is given is not for the list (229: Safari, where Enter has just ended it)
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { key } = event
    const places = options.length + 1 // the words themselves are one
    if (key === 'ArrowDown' && list.hidden) ask()
    else if (key === 'ArrowDown') point(((active + 2) % places) - 1)
    else if (key === 'ArrowUp' && !list.hidden) point(((active + places) % places) - 1)
    else if (key === 'Home' && active >= 0) point(0)
    else if (key === 'End' && active >= 0) point(options.length - 1)
    else if (key === 'Enter' && active >= 0) options[active].click()
    else if (key === 'Escape' && !list.hidden) close()
    else if (key === 'Escape') input.value = ''
    else {
      if (key === 'ArrowLeft' || key === 'ArrowRight') point(-1)
      return
    }
    event.preventDefault()
  })
  // A pressed option would take the focus, and the list would be gone before it is released
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => event.target.closest('a') && close())
  input.parentElement.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== input && !list.contains(relatedTarget)) close()
  })
  input.form.addEventListener('submit', close)
  // somebody was faster than this script
  if (input.value !== input.defaultValue) ask()
}
