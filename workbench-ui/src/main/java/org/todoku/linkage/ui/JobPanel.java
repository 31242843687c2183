package org.todoku.linkage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import org.todoku.linkage.ImportJobs.Job;
import org.todoku.linkage.ImportResult;
import org.todoku.linkage.LinkResult;
import org.todoku.linkage.sender.Problem;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Notice.Tone;
import org.todoku.shared.ui.ProgressPanel;
import org.todoku.shared.ui.Screen;

/** An import under way, and what it came to. */
final class JobPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final ProgressPanel progress = new ProgressPanel(null);
  private final SerializableConsumer<Long> open;
  private final Command close;

  /**
   * @param open shows an import of the history
   * @param close takes this away when it was read
   */
  JobPanel(SerializableConsumer<Long> open, Command close) {
    this.open = open;
    this.close = close;
    addClassName("import-job");
    add(progress);
  }

  void show(Job job) {
    switch (job.phase()) {
      case READING ->
          progress.show(getTranslation("linkage.job.reading", job.fileName()), job.rows(), 0);
      case LINKING -> progress.show(getTranslation("linkage.job.linking", job.fileName()), 0, 0);
      case OVER -> over(job);
    }
  }

  private void over(Job job) {
    removeAll();
    ImportResult result = job.result();
    if (result == null) {
      add(
          new Notice(
              Tone.PROBLEM, getTranslation("linkage.job.failed", job.fileName()), closing()));
      return;
    }
    switch (result) {
      case ImportResult.Accepted accepted -> accepted(job, accepted);
      case ImportResult.AlreadyImported already ->
          add(
              new Notice(
                  Tone.INFORMATION,
                  getTranslation("linkage.job.already", job.fileName()),
                  opening(already.earlier().id()),
                  closing()));
      case ImportResult.Refused refused -> refused(job, refused);
    }
  }

  private void accepted(Job job, ImportResult.Accepted accepted) {
    boolean aside = accepted.rowsSetAside() > 0;
    add(
        new Notice(
            aside ? Tone.ATTENTION : Tone.INFORMATION,
            getTranslation(
                aside ? "linkage.job.partly" : "linkage.job.accepted",
                job.fileName(),
                accepted.rowsAccepted(),
                accepted.rowsSetAside()),
            opening(accepted.importId()),
            closing()));
    LinkResult linked = job.linked();
    if (linked == null) {
      add(new Notice(Tone.PROBLEM, getTranslation("linkage.job.notLinked"), closing()));
    } else {
      add(
          new Paragraph(
              getTranslation(
                  "linkage.job.linked",
                  linked.children(),
                  linked.byNumber() + linked.byAttributes(),
                  linked.questions())));
    }
  }

  private void refused(Job job, ImportResult.Refused refused) {
    add(
        new Notice(
            Tone.PROBLEM,
            getTranslation("linkage.job.refused", job.fileName()),
            opening(refused.importId()),
            closing()));
    UnorderedList reasons = new UnorderedList();
    for (Problem problem : refused.problems()) {
      reasons.add(new ListItem(problem.sentence().in(Screen.language())));
    }
    add(reasons);
  }

  private Button opening(long importId) {
    return new Button(getTranslation("linkage.job.open"), event -> open.accept(importId));
  }

  private Button closing() {
    Button button = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> close.execute());
    button.setAriaLabel(getTranslation("shared.close"));
    return button;
  }
}
