package org.todoku.referral;

import org.todoku.vocabulary.LocalizedText;

/**
 * Who offers services (HSDS: organization).
 *
 * @param partner whether it is outside of the municipality, and sees its own referrals only
 */
public record Organization(String id, LocalizedText name, boolean partner) {}
