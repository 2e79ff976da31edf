import type { Page } from 'playwright-core'
import { makeAccount, password } from '../accounts/staff.ts'
import type { Visit } from './browser.ts'

export { makeAccount, password }

/** Signs in on the page for it, in Polish. */
export async function signInOn(page: Page, email: string, secret = password): Promise<void> {
  if ((await page.locator('#password').count()) === 0) await page.goto('/pl/sign-in')
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(secret)
  await page.locator('form[action*="/sign-in"] button.btn').first().click()
}

/** Somebody of the staff in a browser of their own. */
export async function visitAs(visit: (options?: object) => Promise<Visit>, email: string, options: object = {}) {
  const visitor = await visit(options)
  await signInOn(visitor.page, email)
  return visitor
}

/** A control of the editor by its name; of a list that a script made typeable, what people type into. */
export const control = (page: Page, name: string) => page.locator(`[id="${name}"]`)

/** Chooses an option by its text: in a list or, where a script makes it one to type into, by typing. */
export async function choose(page: Page, name: string, text: string, scripted: boolean): Promise<void> {
  const field = control(page, name)
  if (!scripted) {
    const option = field.locator('option', { hasText: text }).first()
    await field.selectOption((await option.getAttribute('value'))!)
    return
  }
  await page.locator(`[id="${name}"][role=combobox]`).waitFor()
  await field.fill(text)
  await page.locator(`[id="${name}-list"] [role=option]`, { hasText: text }).first().waitFor()
  await field.press('ArrowDown')
  await field.press('Enter')
}

/** Presses a button of the editor, by what it does: `add:evidence`, `up:evidence.1`, `save`, `review`. */
export async function press(page: Page, value: string): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.locator(`button[name=do][value="${value}"]:visible`).last().click()
  await loaded
}
