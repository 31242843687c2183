package org.todoku.run.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.io.Serializable;
import java.util.List;
import org.todoku.run.RuleCounts;
import org.todoku.run.RunRecord;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Notice.Tone;
import org.todoku.shared.ui.Screen;

/** What a run found: first the answer in one sentence, then rule by rule. */
final class RunReport extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param run a run that has ended, or the one under way so far
   * @param counts rule by rule
   * @param titles the rules' titles in the reader's language
   */
  RunReport(RunRecord run, List<RuleCounts> counts, RuleTitles titles) {
    addClassName("run-report");
    add(new H2(getTranslation("run.report", run.id(), Dates.day(run.asOf(), Screen.language()))));
    add(new Paragraph(getTranslation("run.answer", run.done(), run.candidates(), run.evidence())));
    if (run.message() != null) {
      add(new Notice(Tone.PROBLEM, getTranslation("run.failedBecause", run.message())));
    }
    Grid<RuleCounts> table = new Grid<>();
    table.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_COMPACT);
    table.setAllRowsVisible(true);
    table
        .addColumn(row -> titles.of(row.rule()))
        .setHeader(getTranslation("run.rule"))
        .setFlexGrow(3)
        .setSortable(true);
    number(table, "run.matched", RuleCounts::matched);
    number(table, "run.cannotTell", RuleCounts::cannotTell);
    number(table, "run.suppressed", RuleCounts::suppressed);
    number(table, "run.noMatch", RuleCounts::noMatch);
    table
        .addColumn(row -> getTranslation("run.version", row.ruleVersion()))
        .setHeader(getTranslation("run.versionUsed"))
        .setAutoWidth(true);
    table.setItems(counts);
    add(table);
  }

  private void number(Grid<RuleCounts> table, String key, ToLong count) {
    table
        .addColumn(row -> getTranslation("run.number.plain", count.of(row)))
        .setHeader(getTranslation(key))
        .setComparator(count::of)
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true);
  }

  /** A count of a row. */
  private interface ToLong extends Serializable {
    long of(RuleCounts row);
  }
}
