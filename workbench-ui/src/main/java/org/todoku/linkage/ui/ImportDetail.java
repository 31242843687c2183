package org.todoku.linkage.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import org.todoku.linkage.ImportService;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.SenderProfiles;
import org.todoku.linkage.SetAsideRow;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.FactList;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.LocalizedText;

/** One import: what became of it, and the rows that did not fit. */
final class ImportDetail extends Div {
  private static final long serialVersionUID = 1L;

  ImportDetail(ImportService imports, SenderProfiles senders, PastImport past) {
    H2 title = new H2(getTranslation("linkage.detail.title", past.fileName()));
    title.setId("detail-title");
    add(title);
    add(
        new FactList()
            .with(getTranslation("linkage.imports.state"), Names.state(this, past))
            .with(getTranslation("linkage.imports.sender"), Names.sender(senders, past.sender()))
            .with(getTranslation("linkage.inventory.custodian"), Screen.custodian(past.custodian()))
            .with(getTranslation("linkage.imports.coverage"), Names.coverage(past))
            .with(
                getTranslation("linkage.imports.at"),
                Dates.moment(past.at(), Screen.language()) + "  " + past.by())
            .with(
                getTranslation("linkage.detail.rows"),
                getTranslation(
                    "linkage.detail.rowCounts",
                    past.rowsRead(),
                    past.rowsAccepted(),
                    past.rowsSetAside())));
    if (!past.notes().isEmpty()) {
      boolean refused = past.state() == PastImport.State.REFUSED;
      add(new H3(getTranslation(refused ? "linkage.detail.reasons" : "linkage.detail.notes")));
      UnorderedList notes = new UnorderedList();
      for (LocalizedText note : past.notes()) {
        notes.add(new ListItem(note.in(Screen.language())));
      }
      add(notes);
    }
    if (past.rowsSetAside() > 0) {
      addRows(imports, past);
    }
  }

  private void addRows(ImportService imports, PastImport past) {
    H3 title = new H3(getTranslation("linkage.detail.aside"));
    title.setId("aside-title");
    add(title, new Paragraph(getTranslation("linkage.detail.asideHint")));
    Grid<SetAsideRow> rows = new Grid<>();
    rows.addClassName("set-aside");
    rows.getElement().setAttribute("aria-labelledby", "aside-title");
    rows.setSelectionMode(Grid.SelectionMode.NONE);
    rows.setDataProvider(
        new CallbackDataProvider<>(
            query -> imports.setAside(past.id(), query.getOffset(), query.getLimit()).stream(),
            query -> imports.countSetAside(past.id())));
    rows.addColumn(SetAsideRow::row)
        .setHeader(getTranslation("linkage.detail.row"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    rows.addColumn(row -> row.column() == null ? "" : row.column())
        .setHeader(getTranslation("linkage.detail.column"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    rows.addColumn(row -> row.value() == null ? "" : row.value())
        .setHeader(getTranslation("linkage.detail.value"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    rows.addColumn(row -> row.expected().in(Screen.language()))
        .setHeader(getTranslation("linkage.detail.expected"))
        .setAutoWidth(true);
    rows.addColumn(row -> row.raw() == null ? "" : row.raw())
        .setHeader(getTranslation("linkage.detail.raw"))
        .setFlexGrow(1);
    rows.setAllRowsVisible(past.rowsSetAside() <= 20);
    add(rows);
  }
}
