package org.todoku.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.vocabulary.LocalizedText;

/**
 * Reads a register: a list of things with an id, a label and whatever else is said of them
 * (purposes, needs, services, rule sets).
 */
public final class RegisterReader {
  private final Problems problems;

  public RegisterReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * An entry of a register.
   *
   * @param details what else is said of it, by key, for those who know it
   */
  public record Entry(String id, LocalizedText label, Place place, Map<String, YamlNode> details) {
    public Entry {
      details = Map.copyOf(details);
    }
  }

  /**
   * Reads {@code plural: [{singular: id, label: …, …}]}.
   *
   * @param plural the key of the list
   * @param singular the key of an entry's id
   */
  public Map<String, Entry> read(YamlNode document, String plural, String singular) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Fields outer = new Fields(new Mapping(document.place(), List.of()), problems, null);
    Mapping mapping = outer.mapping(document);
    if (mapping == null) {
      return entries;
    }
    Fields fields = new Fields(mapping, problems, null);
    List<YamlNode> items = fields.list(fields.require(plural), true);
    fields.finish();
    for (YamlNode item : items == null ? List.<YamlNode>of() : items) {
      Mapping body = fields.mapping(item);
      if (body == null) {
        continue;
      }
      Fields one = new Fields(body, problems, null);
      YamlNode idNode = one.require(singular);
      String id = one.text(idNode);
      LocalizedText label = one.localized(one.take("label"));
      if (idNode == null || id == null) {
        continue;
      }
      Map<String, YamlNode> details = new LinkedHashMap<>();
      body.entries().forEach(entry -> details.put(entry.key().text(), entry.value()));
      Entry entry =
          new Entry(id, label == null ? LocalizedText.same(id) : label, idNode.place(), details);
      if (entries.putIfAbsent(id, entry) != null) {
        problems.error(
            idNode.place(), null, id + " が二度あります", id + " stands on this register twice");
      }
    }
    return entries;
  }
}
