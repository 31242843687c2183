package org.todoku.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import org.jspecify.annotations.Nullable;

/** Long work under way: what is being done, how far it is, and how to stop it. */
public final class ProgressPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final Span what = new Span();
  private final Span count = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final Button stop = new Button();

  /**
   * @param stopping what stops the work, or null where it cannot be stopped
   */
  public ProgressPanel(@Nullable Command stopping) {
    addClassNames("progress", "panel");
    what.getElement().setAttribute("role", "status");
    count.addClassName("progress-count");
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-hidden", "true");
    Div words = new Div(what, count);
    words.addClassName("progress-words");
    add(words, bar);
    if (stopping != null) {
      stop.setText(getTranslation("shared.progress.stop"));
      stop.setDisableOnClick(true);
      stop.addClickListener(event -> stopping.execute());
      add(stop);
    }
  }

  /**
   * Says how far the work is.
   *
   * @param doing what is being done now
   * @param done how much of it is done
   * @param total how much there is; 0 while nobody knows
   */
  public void show(String doing, long done, long total) {
    what.setText(doing);
    bar.setIndeterminate(total <= 0);
    if (total > 0) {
      bar.setValue(Math.clamp((double) done / total, 0, 1));
      count.setText(getTranslation("shared.progress.ofTotal", done, total));
    } else {
      count.setText(done == 0 ? "" : getTranslation("shared.progress.done", done));
    }
  }
}
