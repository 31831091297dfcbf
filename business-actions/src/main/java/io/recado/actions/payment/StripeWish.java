package io.recado.actions.payment;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Locale;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import io.recado.conversation.Language;

/** The Checkout Session that is wished for an attempt. */
final class StripeWish {

  private StripeWish() {}

  /** The same in every call of one round: Stripe refuses a key that comes with other words. */
  static SessionCreateParams of(Attempt attempt, long amount, String returnUrl) {
    var id = attempt.id().toString();
    return SessionCreateParams.builder()
        .setMode(Mode.PAYMENT)
        .setClientReferenceId(id)
        .putMetadata(StripeCheckout.ATTEMPT, id)
        .putMetadata("invoice_id", attempt.invoice().toString())
        .setPaymentIntentData(
            PaymentIntentData.builder()
                .putMetadata(StripeCheckout.ATTEMPT, id)
                .putMetadata("invoice_id", attempt.invoice().toString())
                .build())
        .setExpiresAt(attempt.expiresAt().getEpochSecond())
        .setLocale(locale(attempt.language()))
        .setSuccessUrl(returnUrl)
        .addLineItem(item(attempt, amount))
        .build();
  }

  private static LineItem item(Attempt attempt, long amount) {
    return LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            PriceData.builder()
                .setCurrency(
                    attempt
                        .amount()
                        .currency()
                        .getCurrencyCode()
                        .toLowerCase(java.util.Locale.ROOT))
                .setUnitAmount(amount)
                .setProductData(ProductData.builder().setName(PaymentWords.title(attempt)).build())
                .build())
        .build();
  }

  private static Locale locale(Language language) {
    return switch (language) {
      case SPANISH -> Locale.ES;
      case ENGLISH -> Locale.EN;
      case GERMAN -> Locale.DE;
    };
  }
}
