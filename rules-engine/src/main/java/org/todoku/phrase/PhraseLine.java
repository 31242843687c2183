package org.todoku.phrase;

import org.todoku.rule.NodePath;
import org.todoku.vocabulary.LocalizedText;

/**
 * One line of a rule's outline.
 *
 * @param node the node it stands for
 * @param depth how far it is indented, from 0
 * @param text the node as a sentence, or what holds together the lines beneath it
 */
public record PhraseLine(NodePath node, int depth, LocalizedText text) {}
