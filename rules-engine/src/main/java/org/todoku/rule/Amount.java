package org.todoku.rule;

/** A whole number in a window or offset: written there, or a parameter's value. */
public sealed interface Amount {
  record Fixed(int value) implements Amount {}

  record FromParameter(String parameter) implements Amount {}
}
