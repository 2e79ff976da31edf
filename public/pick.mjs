// Lists from which something is picked: with a script by typing.

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l')
const most = 50

/** Turns a select into a field to type in that offers the options that fit (WAI-ARIA combobox with a listbox). */
function makeTypeable(select) {
  const { id } = select
  const words = select.form.dataset
  const input = document.createElement('input')
  const list = document.createElement('ul')
  const status = document.createElement('span')
  const box = document.createElement('div')
  const empty = select.options[0].text
  let shown = []
  let active = -1
  let asking

  select.id = `${id}-value`
  Object.assign(input, {
    id,
    className: 'in',
    type: 'text',
    autocomplete: 'off',
    spellcheck: false,
    placeholder: empty,
  })
  Object.assign(list, { id: `${id}-list`, className: 'combo-list', hidden: true, role: 'listbox' })
  Object.assign(status, { className: 'vh', role: 'status' })
  const said = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }
  for (const name of ['aria-describedby', 'aria-invalid'])
    if (select.hasAttribute(name)) said[name] = select.getAttribute(name)
  for (const [name, value] of Object.entries(said)) input.setAttribute(name, value)
  list.setAttribute('aria-label', document.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? '')
  box.className = 'combo'
  select.before(box)
  box.append(input, list, status, select)
  select.hidden = true
  const find = box.parentElement.querySelector('[data-find]')
  if (find) find.hidden = true

  const chosen = () => (select.value === '' ? '' : select.selectedOptions[0].text)
  const write = () => {
    input.value = chosen()
    input.lang = select.selectedOptions[0]?.lang ?? ''
  }
  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const point = (to) => {
    active = to
    const rows = list.querySelectorAll('[role=option]')
    for (const [i, row] of rows.entries()) row.setAttribute('aria-selected', String(i === to))
    if (to < 0) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', rows[to].id)
    rows[to].scrollIntoView({ block: 'nearest' })
  }
  const choose = (option) => {
    if (![...select.options].includes(option)) select.append(option)
    select.value = option.value
    write()
    close()
    for (const name of ['input', 'change']) select.dispatchEvent(new Event(name, { bubbles: true }))
  }
  const show = (options) => {
    shown = options.slice(0, most)
    const rows = []
    let group = ''
    shown.forEach((option, i) => {
      const of =
        option.dataset.group ?? (option.parentElement?.localName === 'optgroup' ? option.parentElement.label : '')
      if (of && of !== group) rows.push(row(of, 'combo-group'))
      group = of
      const offered = row(option.text)
      Object.assign(offered, { id: `${id}-${i}`, role: 'option', lang: option.lang })
      offered.addEventListener('mousedown', (event) => {
        event.preventDefault()
        choose(option)
      })
      rows.push(offered)
    })
    if (shown.length === 0 || options.length > most)
      rows.push(row(shown.length === 0 ? words.none : words.more, 'combo-none'))
    list.replaceChildren(...rows)
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    status.textContent = shown.length === 0 ? words.none : (words.found ?? '').replace('#', options.length)
    point(-1)
  }
  const row = (text, className = '') => {
    const item = document.createElement('li')
    Object.assign(item, { textContent: text ?? '', className, role: className ? 'presentation' : 'option' })
    return item
  }
  const groupOf = (option) => [...select.children].indexOf(option.parentElement)
  // "opol" means Opolskie before Małopolskie
  const rank = ({ text }, [first = '']) => (` ${fold(text)}`.includes(` ${first}`) ? 0 : 1)
  const offer = async (text) => {
    const typed = fold(text).split(/\s+/).filter(Boolean)
    const own = [...select.options]
      .filter(({ value, text }) => value && typed.every((word) => fold(text).includes(word)))
      .sort((one, other) => groupOf(one) - groupOf(other) || rank(one, typed) - rank(other, typed))
    if (!select.dataset.ask) return show(own)
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    if (text.trim().length < 2) return close()
    await new Promise((resolve) => setTimeout(resolve, 250))
    if (mine.signal.aborted) return
    try {
      const answer = await fetch(`${select.dataset.ask}&q=${encodeURIComponent(text)}`, { signal: mine.signal })
      if (answer.ok && !answer.redirected) show((await answer.json()).map(optionOf))
    } catch {
      // not to be reached now: what is chosen stays
    }
  }
  const optionOf = ({ value, label, more, lang = '', group }) => {
    const option = new Option(more ? `${label} · ${more}` : label, value)
    option.lang = lang
    if (group) option.dataset.group = group
    return option
  }

  input.addEventListener('input', (event) => {
    // what is typed to find something is not text of the entry
    event.stopPropagation()
    offer(input.value)
  })
  input.addEventListener('click', () => list.hidden && offer(''))
  input.addEventListener('focus', () => input.select())
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) return offer('')
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (shown.length > 0) point((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length)
    } else if (event.key === 'Enter') {
      // Enter chooses; it never sends the form from here by accident
      event.preventDefault()
      if (!list.hidden && shown.length > 0 && (active >= 0 || shown.length === 1)) choose(shown[Math.max(active, 0)])
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      write()
      close()
    }
  })
  input.addEventListener('blur', () => {
    asking?.abort()
    if (input.value.trim() === '' && select.value !== '') choose(select.options[0])
    const typed = fold(input.value.trim())
    const meant = shown.find(({ text }) => typed && [text, text.split(' · ')[0]].some((name) => fold(name) === typed))
    if (!list.hidden && meant) choose(meant)
    write()
    close()
  })
  select.addEventListener('refilled', write)
  write()
}
for (const select of document.querySelectorAll('select[data-pick]'))
  if (!select.disabled && !select.matches(':disabled')) makeTypeable(select)

// The regions and towns that are offered are those of the country.
for (const country of document.querySelectorAll('select[name^="places."][name$=".country"]')) {
  country.addEventListener('change', async () => {
    const part = (name) => country.form.querySelector(`[name="${country.name.replace('country', name)}"]`)
    const language = document.documentElement.lang
    const answer = await fetch(`/${language}/admin/pick?kind=region&kind=town&country=${country.value}`)
    if (!answer.ok || answer.redirected) return
    const found = await answer.json()
    const region = part('region')
    const fits = found.some(({ kind, value }) => kind === 'region' && value === region.value)
    const old = fits ? region.value : ''
    const options = found.filter(({ kind }) => kind === 'region')
    region.replaceChildren(
      region.options[0],
      ...options.map(({ value, label, more }) => new Option(`${label} · ${more}`, value)),
    )
    region.value = old
    region.dispatchEvent(new Event('refilled'))
    const towns = document.getElementById(`${part('city').id}-l`)
    towns?.replaceChildren(...found.filter(({ kind }) => kind === 'town').map(({ value }) => new Option(value)))
  })
}
