// A small shop whose orders differ in everything that the list can be filtered by.
import { item, order, tag } from '../support/host.mjs';

export const rows = [
  tag({ id: 'vip', name: 'VIP', color: 'violet' }),
  tag({ id: 'urgent', name: 'Urgent', color: 'red' }),
  order({ number: 'NEW001', created_at: '2026-11-20T10:00:00Z', tags: ['vip'], customer: { name: 'Camille Lefèvre', email: 'camille@maison.example', phone: '+33 6 12 34 56 78' } }),
  order({ number: 'PRG002', created_at: '2026-11-19T10:00:00Z', status: 'in_progress', payment_status: 'paid', paid_at: '2026-11-19T10:05:00Z', tags: ['vip', 'urgent'],
    items: [item({ id: 'i1', name: 'Copper kettle', sku: 'CK-9', unit_price: 12900, quantity: 1 })] }),
  order({ number: 'CMP003', created_at: '2026-11-10T10:00:00Z', status: 'completed', payment_status: 'paid', paid_at: '2026-11-10T10:00:00Z', origin: 'quickpay' }),
  order({ number: 'CAN004', created_at: '2026-10-05T10:00:00Z', status: 'cancelled', payment_status: 'unpaid', module: 'events', page_id: 'p2' }),
  order({ number: 'REF005', created_at: '2026-09-05T10:00:00Z', status: 'refunded', payment_status: 'refunded', module: 'pricing_table', page_id: 'p3' }),
  order({ number: 'ABN006', created_at: '2026-09-04T10:00:00Z', payment_status: 'abandoned_cart', customer: { name: 'Noa Levi', email: 'noa@levi.example', phone: '' } }),
  order({ number: 'RES007', created_at: '2026-08-04T10:00:00Z', module: 'restaurant_reservations', page_id: 'p4', unread: 2, last_message_at: '2026-08-05T10:00:00Z' }),
  order({ number: 'BKG008', created_at: '2026-07-04T10:00:00Z', module: 'schedule_booking', page_id: 'p5' }),
  order({ number: 'CRS009', created_at: '2026-06-04T10:00:00Z', module: 'online_courses', page_id: 'p6' }),
  order({ number: 'DON010', created_at: '2026-05-04T10:00:00Z', module: 'donate', page_id: 'p7' }),
  order({ number: 'ARC011', created_at: '2026-04-04T10:00:00Z', archived: true, status: 'completed', payment_status: 'paid', paid_at: '2026-04-04T10:00:00Z', tags: ['urgent'] }),
];

/** What stands in the list of current orders when nothing is filtered. */
export const current = 10;

/** The order numbers on the screen, from the top. @param {import('playwright-core').Page} page */
export async function numbers(page) {
  const names = await page.getByRole('checkbox', { name: /^Select order / }).evaluateAll((boxes) =>
    boxes.map((box) => box.getAttribute('aria-label') ?? ''));
  return names.map((name) => name.replace('Select order ', ''));
}

/**
 * Opens a filter, ticks what is named, closes it.
 * @param {import('../support/host.mjs').App} app @param {string} filter @param {RegExp[]} options
 */
export async function filterBy(app, filter, ...options) {
  await app.page.getByRole('button', { name: filter, exact: true }).click();
  for (const option of options) await app.page.getByRole('option', { name: option }).click();
  await app.page.keyboard.press('Escape');
  await app.idle();
}
