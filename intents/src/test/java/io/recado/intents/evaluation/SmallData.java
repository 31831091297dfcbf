package io.recado.intents.evaluation;

/** Enough to train on within a second. */
final class SmallData {

  static final String PHRASES =
      """
      pay\tquiero pagar mi factura
      pay\tcómo pago el recibo de este mes
      pay\tnecesito hacer un pago
      pay\tpagar con tarjeta
      pay\tmándame el enlace de pago
      pay\tdónde puedo pagar lo que debo
      visit\tnecesito una cita con el técnico
      visit\tquiero que me visite un técnico
      visit\tcuándo puede venir el técnico a mi casa
      visit\tagendar una visita para mañana
      visit\tquiero reservar una cita
      visit\tpueden pasar por mi casa el lunes
      fault\tno tengo internet
      fault\tse cae la conexión a cada rato
      fault\tel wifi no funciona
      fault\tinternet está muy lento
      fault\tno me anda la televisión
      fault\tel router no enciende
      """;

  static final String MESSAGES =
      """
      pay\tquisiera pagar la factura
      pay\tpago con tarjeta el recibo
      visit\tuna visita del técnico para el lunes
      visit\tquiero una cita mañana
      fault\tsigo sin internet
      fault\tel wifi se cae
      """;

  private SmallData() {}
}
