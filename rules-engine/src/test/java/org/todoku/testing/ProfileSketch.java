package org.todoku.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.vocabulary.Vocabulary;

/**
 * A profile that can be taken apart.
 *
 * @param records by entity; an entity that is not among the keys is absent
 */
public record ProfileSketch(
    Map<String, List<Map<String, FactValue>>> records, Map<String, Coverage> coverage) {

  public LinkedProfile build(Vocabulary vocabulary, String child) {
    ProfileBuilder builder = LinkedProfile.builder(vocabulary, child);
    records.forEach(
        (entity, list) -> {
          builder.emptyEntity(entity);
          list.forEach(facts -> builder.record(entity, facts));
        });
    coverage.forEach(builder::coverage);
    return builder.build();
  }

  /** All profiles that are smaller by one thing. */
  public List<ProfileSketch> smaller() {
    List<ProfileSketch> smaller = new ArrayList<>();
    for (String entity : records.keySet()) {
      if (!coverage.containsKey(entity)) {
        smaller.add(without(entity));
      }
      List<Map<String, FactValue>> list = records.get(entity);
      for (int i = 0; i < list.size(); i++) {
        List<Map<String, FactValue>> fewer = new ArrayList<>(list);
        fewer.remove(i);
        smaller.add(with(entity, fewer));
        for (String attribute : list.get(i).keySet()) {
          if (!attribute.equals("on")) {
            List<Map<String, FactValue>> changed = new ArrayList<>(list);
            Map<String, FactValue> facts = new LinkedHashMap<>(list.get(i));
            facts.remove(attribute);
            changed.set(i, facts);
            smaller.add(with(entity, changed));
          }
        }
      }
    }
    for (String entity : coverage.keySet()) {
      Map<String, Coverage> fewer = new LinkedHashMap<>(coverage);
      fewer.remove(entity);
      smaller.add(new ProfileSketch(records, fewer));
    }
    return smaller;
  }

  private ProfileSketch without(String entity) {
    Map<String, List<Map<String, FactValue>>> fewer = new LinkedHashMap<>(records);
    fewer.remove(entity);
    return new ProfileSketch(fewer, coverage);
  }

  private ProfileSketch with(String entity, List<Map<String, FactValue>> list) {
    Map<String, List<Map<String, FactValue>>> changed = new LinkedHashMap<>(records);
    changed.put(entity, list);
    return new ProfileSketch(changed, coverage);
  }
}
