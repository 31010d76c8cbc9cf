/**
 * Words that people build guessable passwords from, Spanish and English, in small letters without accents. Three or fewer of them with
 * digits and signs around or between are refused (password-rules.ts): with the usual years and endings, far over the 3,000
 * passwords that docs/security.md C1 asks to check.
 */
export const COMMON_WORDS: readonly string[] = [
  ...'password passwort contrasena clave secreto secreta acceso entrar ingresar usuario usuaria admin administrador'.split(
    ' ',
  ),
  ...'administradora administrator root superusuario invitado prueba pruebas test testing temporal provisional'.split(
    ' ',
  ),
  ...'cambiar cambiame cambiala changeme welcome bienvenido bienvenida bienvenidos letmein login master sistema'.split(
    ' ',
  ),
  ...'sistemas soporte portal compras contratos contratacion contrataciones licitacion licitaciones transparencia'.split(
    ' ',
  ),
  ...'gobierno estado municipio ayuntamiento secretaria oficialia direccion tesoreria contraloria finanzas salud'.split(
    ' ',
  ),
  ...'mexico mexicano mexicana jalisco guadalajara quintana roo quintanaroo cancun chetumal tulum cozumel playa'.split(
    ' ',
  ),
  ...'carmen solidaridad azteca america chivas pumas cruzazul tigres rayados futbol barcelona madrid'.split(' '),
  ...'amor amorcito tequiero teamo corazon princesa principe bonita bebe chiquita mimor miamor familia hermosa'.split(
    ' ',
  ),
  ...'jesus cristo jesucristo dios diosesamor maria guadalupe santiago angel angeles virgen gracias'.split(' '),
  ...'alejandro alejandra carlos daniel daniela fernando fernanda francisco gabriel gabriela javier jose juan'.split(
    ' ',
  ),
  ...'luis manuel mario martin miguel pedro ricardo roberto rosa sofia valentina ximena andrea ana diana'.split(' '),
  ...'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  ...'lunes martes miercoles jueves viernes sabado domingo primavera verano otono invierno hola buenos dias'.split(' '),
  ...'iloveyou love princess dragon monkey sunshine shadow football baseball superman batman pokemon starwars'.split(
    ' ',
  ),
  ...'freedom whatever trustno michael jordan computer internet google facebook iphone samsung windows microsoft'.split(
    ' ',
  ),
  ...'uno dos tres cuatro cinco seis siete ocho nueve diez one two three the my is mi la el de del y'.split(' '),
  ...'a b c x user pass word key'.split(' '),
]
