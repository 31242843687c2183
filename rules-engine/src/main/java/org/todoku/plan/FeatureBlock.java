package org.todoku.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.LinkedProfile;

/** Some children of a population: their ids and their features as columns. Immutable. */
final class FeatureBlock implements Block {
  /** So many children have features computed by one thread at a time. */
  private static final int PART = 512;

  private final byte[] ids;

  /** Where each id ends. */
  private final int[] idEnds;

  private final PackedColumn[] columns;

  private FeatureBlock(byte[] ids, int[] idEnds, PackedColumn[] columns) {
    this.ids = ids;
    this.idEnds = idEnds;
    this.columns = columns;
  }

  /** Computes all features of a plan, on all cores. */
  static FeatureBlock of(List<LinkedProfile> children, Plan plan, Day day) {
    byte[][] all =
        children.stream()
            .map(each -> each.child().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    byte[] ids = new byte[Arrays.stream(all).mapToInt(each -> each.length).sum()];
    int[] ends = new int[all.length];
    int end = 0;
    for (int row = 0; row < all.length; row++) {
      System.arraycopy(all[row], 0, ids, end, all[row].length);
      end += all[row].length;
      ends[row] = end;
    }
    return new FeatureBlock(ids, ends, columns(children, plan, day, 0));
  }

  /**
   * The same children with the features that a wider plan adds.
   *
   * @return null if these are not the same children in the same order
   */
  @Nullable FeatureBlock with(List<LinkedProfile> children, Plan wider, Day day) {
    if (children.size() != size()) {
      return null;
    }
    for (int row = 0; row < size(); row++) {
      if (!children.get(row).child().equals(child(row))) {
        return null;
      }
    }
    PackedColumn[] added = columns(children, wider, day, columns.length);
    PackedColumn[] all = Arrays.copyOf(columns, columns.length + added.length);
    System.arraycopy(added, 0, all, columns.length, added.length);
    return new FeatureBlock(ids, idEnds, all);
  }

  private static PackedColumn[] columns(
      List<LinkedProfile> children, Plan plan, Day day, int firstSlot) {
    int width = plan.slotCount() - firstSlot;
    int size = children.size();
    long[][] values = new long[width][size];
    @Nullable Possible[][] possible = new @Nullable Possible[width][size];
    boolean[] denominator = denominators(plan);
    IntStream.range(0, (size + PART - 1) / PART)
        .parallel()
        .forEach(
            part -> {
              FeatureReader reader = plan.newReader(firstSlot);
              Features features = plan.newFeatures(day);
              for (int row = part * PART; row < Math.min(size, (part + 1) * PART); row++) {
                reader.read(children.get(row), day, features);
                for (int column = 0; column < width; column++) {
                  int slot = firstSlot + column;
                  long value = features.values[slot];
                  // a denominator that nothing is to be divided by was not written
                  boolean idle =
                      denominator[slot] && !AttributeLayout.isValue(features.values[slot - 1]);
                  values[column][row] = idle ? 0 : value;
                  possible[column][row] =
                      !idle && value == Features.UNDECIDED ? features.possible[slot] : null;
                }
              }
            });
    return IntStream.range(0, width)
        .parallel()
        .mapToObj(column -> new PackedColumn(values[column], possible[column]))
        .toArray(PackedColumn[]::new);
  }

  private static boolean[] denominators(Plan plan) {
    boolean[] denominator = new boolean[plan.slotCount()];
    for (Plan.Slot slot : plan.slots()) {
      if (slot.feature() instanceof Feature.OfMeasure(MeasurePlan measure)
          && measure.isFraction()
          && slot.index() + 1 < denominator.length) {
        denominator[slot.index() + 1] = true;
      }
    }
    return denominator;
  }

  @Override
  public int size() {
    return idEnds.length;
  }

  String child(int row) {
    int from = row == 0 ? 0 : idEnds[row - 1];
    return new String(ids, from, idEnds[row] - from, StandardCharsets.UTF_8);
  }

  @Override
  public Truths ask(Atom atom, int slot, Features one) {
    return columns[slot].ask(atom, slot, size(), one);
  }

  @Override
  public void read(int row, int[] slots, Features into) {
    for (int slot : slots) {
      columns[slot].read(row, slot, into);
    }
  }

  /** Bytes that it takes, about. */
  long bytes() {
    long sum = 64 + ids.length + 4L * idEnds.length;
    for (PackedColumn column : columns) {
      sum += column.bytes();
    }
    return sum;
  }
}
