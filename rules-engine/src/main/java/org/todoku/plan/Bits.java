package org.todoku.plan;

/**
 * Three-valued truth in two bits, so that it computes without branches: the lower bit says
 * "certainly", the higher "possibly".
 */
public final class Bits {
  public static final int FALSE = 0;
  public static final int UNKNOWN = 2;
  public static final int TRUE = 3;

  private Bits() {}

  static int of(boolean certain) {
    return certain ? TRUE : FALSE;
  }

  /**
   * @param in whether some possibility says yes
   * @param out whether some possibility says no
   */
  static int among(boolean in, boolean out) {
    return in ? (out ? UNKNOWN : TRUE) : FALSE;
  }

  static int not(int bits) {
    return ((bits >> 1) ^ 1) | (((bits & 1) ^ 1) << 1);
  }
}
