package org.todoku.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.Coverage;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.simulate.RuleCase;
import org.todoku.text.WrittenNode.Builder;
import org.todoku.text.WrittenNode.Items;
import org.todoku.vocabulary.Entity.Cardinality;

/**
 * Writes cases in the form that {@link CaseReader} reads. Records are written one by one, in order
 * of time, also where a file had them as a block that repeats.
 */
public final class CaseWriter {
  private CaseWriter() {}

  /**
   * A case file as a YAML document.
   *
   * @param rule the rule's id
   * @param cases its cases, not empty
   */
  public static String yaml(String rule, List<RuleCase> cases) {
    return WrittenText.yaml(
        WrittenNode.keys()
            .put("rule", rule)
            .put("cases", new Items(cases.stream().map(CaseWriter::node).toList(), true))
            .spread());
  }

  /** The facts of a child as one line of a facts file, without a line break. */
  public static String json(LinkedProfile profile) {
    return WrittenText.json(
        WrittenNode.keys()
            .put("child", profile.child())
            .put("facts", facts(profile))
            .maybe("coverage", coverage(profile), node -> node)
            .done());
  }

  private static WrittenNode node(RuleCase one) {
    return WrittenNode.keys()
        .put("case", one.name())
        .put("asOf", one.asOf().toString())
        .put("facts", facts(one.facts()))
        .maybe("coverage", coverage(one.facts()), node -> node)
        .put("expect", one.expected().word())
        .spread();
  }

  private static WrittenNode facts(LinkedProfile profile) {
    Builder keys = WrittenNode.keys();
    for (EntityLayout layout : profile.layout().entities()) {
      int entity = layout.index();
      if (!profile.has(entity)) {
        continue;
      }
      if (layout.entity().cardinality() == Cardinality.MANY) {
        List<WrittenNode> records = new ArrayList<>();
        for (int row = 0; row < profile.size(entity); row++) {
          records.add(record(profile.record(entity, row)));
        }
        keys.put(layout.entity().id(), new Items(records, false));
      } else if (profile.size(entity) > 0) {
        keys.put(layout.entity().id(), record(profile.record(entity, 0)));
      }
    }
    return keys.done();
  }

  private static WrittenNode record(Map<String, FactValue> facts) {
    Builder keys = WrittenNode.keys();
    facts.forEach(
        (attribute, fact) ->
            keys.put(
                attribute,
                switch (fact) {
                  case FactValue.Known(var value) -> CriterionWriter.value(value);
                  case FactValue.Missing(var reason) ->
                      WrittenNode.keys().put("missing", reason.word()).done();
                }));
    return keys.done();
  }

  private static @Nullable WrittenNode coverage(LinkedProfile profile) {
    Builder keys = WrittenNode.keys();
    boolean any = false;
    for (EntityLayout layout : profile.layout().entities()) {
      Coverage coverage = profile.coverage(layout.index());
      if (coverage != null) {
        any = true;
        keys.put(
            layout.entity().id(),
            WrittenNode.keys()
                .maybe("from", coverage.from(), date -> new WrittenNode.Text(date.toString()))
                .maybe("to", coverage.to(), date -> new WrittenNode.Text(date.toString()))
                .done());
      }
    }
    return any ? keys.done() : null;
  }
}
