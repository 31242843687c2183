package org.todoku.linkage;

import java.util.Collection;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.vocabulary.Vocabulary;

/** Senders of a test. */
record TestSenders(Collection<SenderProfile> all, Vocabulary vocabulary)
    implements SenderProfiles {}
