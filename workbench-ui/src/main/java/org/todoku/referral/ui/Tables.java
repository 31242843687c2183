package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import org.todoku.referral.RuleOutcomes;

/** Small tables of counts. */
final class Tables {
  private Tables() {}

  /** A table whose first column names the row. */
  static Component of(String name, List<String> heads, List<List<String>> rows) {
    NativeTableRow head = new NativeTableRow();
    heads.forEach(
        each -> {
          // a cell that heads nothing is no header
          if (each.isEmpty()) {
            head.add(new NativeTableCell());
          } else {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(each);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
          }
        });
    NativeTableBody body = new NativeTableBody();
    for (List<String> row : rows) {
      NativeTableRow line = new NativeTableRow();
      NativeTableHeaderCell first = new NativeTableHeaderCell(row.getFirst());
      first.getElement().setAttribute("scope", "row");
      line.add(first);
      row.stream().skip(1).forEach(each -> line.add(new NativeTableCell(each)));
      body.add(line);
    }
    NativeTable table = new NativeTable(new NativeTableHeader(head), body);
    table.addClassName("counts");
    table.getElement().setAttribute("aria-label", name);
    Div scroll = new Div(table);
    scroll.addClassName("counts-scroll");
    return scroll;
  }

  /** A count; one from 1 to 9 is not told where that could point to families. */
  static String number(int count, boolean exact) {
    return exact || count == 0 || count >= RuleOutcomes.SMALLEST
        ? CardWords.text("board.column.count", count)
        : CardWords.text("board.fewer", RuleOutcomes.SMALLEST);
  }
}
