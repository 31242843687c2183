package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;

/**
 * The keyboard on the board: arrows go from card to card, numbers move the card, Enter follows the
 * link by itself. After a move the focus is on the moved card, or where it is no longer shown on
 * the next one.
 */
final class BoardKeys {
  private BoardKeys() {}

  static void listen(Component body, Component page) {
    body.getElement()
        .executeJs(
            """
            const page = $0;
            let last = null;
            this.todokuRefocus = () => {
              if (!last) return;
              let tries = 0;
              const attempt = () => {
                if (document.querySelector('vaadin-dialog[opened], vaadin-dialog-overlay[opened]')) {
                  if (++tries < 15) setTimeout(attempt, 120);
                  return;
                }
                const active = document.activeElement;
                if (active && active !== document.body && active.isConnected
                    && active.closest('.card-panel, .board-filters, vaadin-menu-bar')) return;
                const link = this.querySelector(`[data-card="${last.id}"] .card-open`)
                    || this.querySelector(`[data-card="${last.next}"] .card-open`)
                    || this.querySelector('.card-open');
                if (link && link !== active) link.focus();
              };
              requestAnimationFrame(() => requestAnimationFrame(attempt));
            };
            this.addEventListener('focusin', event => {
              const card = event.target.closest('.card');
              if (!card) return;
              const next = card.nextElementSibling || card.previousElementSibling;
              last = {id: card.dataset.card, next: next ? next.dataset.card : ''};
            });
            this.addEventListener('keydown', event => {
              const link = event.target.closest('.card-open');
              if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
              const card = link.closest('.card');
              const lists = [...card.closest('.board').querySelectorAll('.column-cards')]
                  .map(list => [...list.querySelectorAll('.card')]).filter(list => list.length);
              const at = lists.findIndex(list => list.includes(card));
              const row = lists[at].indexOf(card);
              const near = list => list && list[Math.min(row, list.length - 1)];
              const to = {
                ArrowDown: () => lists[at][row + 1], ArrowUp: () => lists[at][row - 1],
                ArrowRight: () => near(lists[at + 1]), ArrowLeft: () => near(lists[at - 1]),
              }[event.key];
              if (to) {
                event.preventDefault();
                const target = to();
                if (target) {
                  target.querySelector('.card-open').focus();
                  target.scrollIntoView({block: 'nearest', inline: 'nearest'});
                }
              } else if (/^[0-9]$/.test(event.key)) {
                event.preventDefault();
                page.$server.pressed(card.dataset.card, Number(event.key))
                    .then(() => this.todokuRefocus());
              }
            });
            // columns load more as their end is scrolled to
            this.addEventListener('scroll', event => {
              const column = event.target;
              if (!column.classList || !column.classList.contains('column')) return;
              const more = column.querySelector('.column-more');
              if (more && !more.hidden && !more.disabled
                  && column.scrollTop + column.clientHeight > column.scrollHeight - 120
                  && !column.loading) {
                column.loading = true;
                more.click();
                setTimeout(() => column.loading = false, 600);
              }
            }, true);
            """,
            page.getElement());
  }

  /** Brings the keyboard back to the card it was on, once dialogs are closed. */
  static void refocus(Component body) {
    body.getElement().executeJs("this.todokuRefocus && this.todokuRefocus()");
  }
}
