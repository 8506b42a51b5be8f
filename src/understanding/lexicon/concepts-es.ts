/** Spanish words of a shop's service, by what they mean. How a line is read: `concepts.ts`. */

export const spanish = `
when: cuando, que dia, a que hora
duration: cuanto tiempo, cuantos dias, cuantas semanas, cuanto tarda, cuanto dura, plazo, tarda, demora
deadline: hasta cuando, demasiado tarde, plazo, fecha limite, a tiempo
cost: coste, costo, cuesta, cuanto cuesta, precio, gastos, tarifa, gratis, gratuito, caro
place: donde, direccion, cerca, mas cercana
country: pais, extranjero, suiza, europa, mexico, internacional, espana
howto: como funciona, como hago, como puedo, pasos, procedimiento, instrucciones
delivery: envio, enviar, envian, entrega, entregar, mandar, gastos de envio, mensajero, llegar, llega, transporte, despacho
speed: express, urgente, manana, rapido
track: seguimiento, rastrear, rastreo, donde esta, localizar, estado, numero de seguimiento, por donde va
parcel: paquete, pedido, envio, caja
late: retraso, retrasado, tarde, espero, esperando, todavia no, aun no, no ha llegado, no llega, deberia haber llegado
lost: perdido, extraviado, desaparecido, nunca recibi, no he recibido, robado, entregado
pickup: recoger, recogida, en tienda
address: direccion, calle, mudanza, domicilio
customs: aduana, aranceles
order: pedido, pedir, compra, comprar, comprado, orden
cancel: cancelar, cancelacion, anular, ya no lo quiero
change: cambiar, modificar, corregir, anadir, agregar
return: devolver, devolucion, regresar, no me gusta, desistimiento, reenviar, etiqueta de devolucion
exchange: cambiar, cambio, otra talla, otro color, muy pequeno, muy grande, sustituir, aprieta
refund: reembolso, reembolsar, dinero de vuelta, mi dinero, recuperar el dinero, abono
damaged: danado, roto, defectuoso, defecto, rayado, rasgado, grieta, estropeado
wrong: equivocado, incorrecto, articulo equivocado, error, no es lo que
incomplete: falta, incompleto
payment: pagar, pago, formas de pago, metodos de pago
card: tarjeta, tarjeta de credito, visa, mastercard, amex
wallet: paypal, apple pay, google pay, bizum
transfer: transferencia
instalments: plazos, cuotas, a plazos, klarna, mensualidades
declined: rechazado, rechazada, denegado, no pasa, fallido
twice: dos veces, doble, duplicado
invoice: factura, recibo, ticket, iva, cif, comprobante
taxfree: tax free, devolucion del iva, libre de impuestos
discount: descuento, codigo, cupon, rebajas, promocion, oferta, mas barato, black friday
giftcard: tarjeta regalo, tarjeta de regalo, cheque regalo, vale, saldo
gift: regalo, regalar, cumpleanos, sorpresa, navidad
wrap: envolver, envoltorio, papel de regalo, lazo
message: nota, mensaje, dedicatoria
stock: disponible, disponibilidad, existencias, quedan, queda
restock: agotado, volvera, de nuevo, avisar, avisenme, reponer
reserve: reservar, apartar, guardar
size: talla, tallas, medida, medidas, numero, talla grande, horma, queda
care: cuidado, cuidar, limpiar, lavar, mancha, planchar, lluvia
repair: reparar, reparacion, arreglar, cremallera, tacon, costura, hebilla
warranty: garantia, cubierto, cubre
authentic: autentico, original, falso, autenticidad, certificado, imitacion
personal: grabar, grabado, iniciales, monograma, personalizar, nombre
material: material, tela, algodon
origin: hecho en, fabricado, origen, procedencia
ethics: sostenible, sostenibilidad, vegano, animales, reciclado, medio ambiente
leather: piel, cuero, ante
silk: seda, cachemira, lana
store: tienda, boutique, sucursal
hours: horario, horarios, abierto, abren, cerrado, cierran, domingo
appointment: cita, reservar, visita, video, asesor, cambiar la cita
account: cuenta, perfil, registrarse, iniciar sesion
password: contrasena, olvide
delete: borrar, eliminar
data: datos, privacidad, rgpd
unsubscribe: darme de baja, baja, no recibir
newsletter: boletin, correos, publicidad
loyalty: fidelidad, puntos, ventajas, socios, nivel, programa
contact: contactar, telefono, llamar, hablar, agente, atencion al cliente
complaint: queja, reclamacion, insatisfecho, grosero
bag: bolso, bolsa
shoe: zapato, zapatos, bota, sandalia
ring: anillo, alianza
watch: reloj
`;
