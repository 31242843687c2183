package org.todoku.vocabulary;

/**
 * The full name of an attribute, {@code entity.attribute}; the attribute may itself carry a dot
 * ({@code child.age.years}).
 */
public record AttributePath(String entity, String attribute) implements Comparable<AttributePath> {
  @Override
  public String toString() {
    return entity + "." + attribute;
  }

  @Override
  public int compareTo(AttributePath other) {
    return toString().compareTo(other.toString());
  }
}
