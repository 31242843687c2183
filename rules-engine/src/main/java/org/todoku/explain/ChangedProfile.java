package org.todoku.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.todoku.explain.NearMiss.Change;
import org.todoku.profile.Coverage;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;

/** Copies profiles with one thing changed. */
final class ChangedProfile {
  private ChangedProfile() {}

  static LinkedProfile of(LinkedProfile profile, Change change) {
    ProfileBuilder builder = LinkedProfile.builder(profile.layout().vocabulary(), profile.child());
    for (EntityLayout layout : profile.layout().entities()) {
      int entity = layout.index();
      String id = layout.entity().id();
      if (!profile.has(entity)) {
        continue;
      }
      builder.emptyEntity(id);
      for (int row = 0; row < profile.size(entity); row++) {
        Map<String, FactValue> facts = record(profile, entity, row, id, change);
        if (!facts.isEmpty() || !taken(change, id, row)) {
          builder.record(id, facts, profile.source(entity, row));
        }
      }
      Coverage coverage = profile.coverage(entity);
      if (coverage != null) {
        builder.coverage(id, coverage);
      }
    }
    if (change instanceof NearMiss.MoreRecords(String entity, int records, var like)) {
      for (int i = 0; i < records; i++) {
        builder.record(entity, like);
      }
    }
    return builder.build();
  }

  private static boolean taken(Change change, String entity, int row) {
    return change instanceof NearMiss.FewerRecords(String of, var rows)
        && of.equals(entity)
        && rows.contains(row);
  }

  private static Map<String, FactValue> record(
      LinkedProfile profile, int entity, int row, String id, Change change) {
    if (taken(change, id, row)) {
      return Map.of();
    }
    Map<String, FactValue> facts = new LinkedHashMap<>(profile.record(entity, row));
    if (change
            instanceof
            NearMiss.OtherValue(String of, String attribute, var on, int changed, var from, var to)
        && of.equals(id)
        && changed == row) {
      facts.put(attribute, new FactValue.Known(to));
    }
    return facts;
  }
}
