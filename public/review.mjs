// The page of review: the passage of the field that one works on is shown in the source, and the other way round.
const form = document.querySelector('form[data-review]')
const source = form.querySelector('.source')
const wide = matchMedia('(min-width: 62rem)')
let current

function show(field) {
  if (!field || field === current) return
  for (const old of form.querySelectorAll('.on')) old.classList.remove('on')
  current = field
  field.classList.add('on')
  const hits = source.querySelectorAll(`[data-to="${field.id}"]`)
  for (const hit of hits) hit.classList.add('on')
  const first = hits[0] ?? document.getElementById(field.dataset.place)
  if (!first) return
  if (!hits.length) first.classList.add('on')
  // only the source moves: whoever types keeps their place
  if (wide.matches) source.scrollTo({ top: first.offsetTop - source.clientHeight / 3 })
}

form.addEventListener('focusin', ({ target }) => show(target.closest('.xf[id]')))
form.addEventListener('click', ({ target }) => show(target.closest('.xf[id]')))
source.addEventListener('click', ({ target }) => {
  const field = document.getElementById(target.closest('[data-to]')?.dataset.to)
  field?.closest('details')?.setAttribute('open', '')
  if (field) show(field)
})
// a value that was typed over is a correction
form.addEventListener('input', ({ target }) => {
  const field = target.closest('.xf')
  if (field && target.name?.startsWith('v.')) field.querySelector('[type=radio][value=correct]')?.click()
})
