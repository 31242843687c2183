package org.todoku.authoring.ui;

import com.vaadin.flow.component.UI;
import org.todoku.authoring.LifeState;
import org.todoku.shared.ui.StateBadge;

/** States of drafts and rules as marks. */
final class DraftWords {
  private DraftWords() {}

  static StateBadge badge(LifeState state) {
    StateBadge.Shape shape =
        switch (state) {
          case DRAFT -> StateBadge.Shape.HOLLOW;
          case SUBMITTED -> StateBadge.Shape.HALF;
          case PUBLISHED -> StateBadge.Shape.FULL;
          case RETIRED -> StateBadge.Shape.ENDED;
          case WITHDRAWN -> StateBadge.Shape.ENDED;
        };
    return new StateBadge(shape, UI.getCurrent().getTranslation("authoring.state." + state.word()));
  }
}
